import { Skeleton } from '../../ui/Skeleton.tsx';
import { Page } from '../Page.tsx';

export default function BoardPage() {
  return (
    <Page>
      <Skeleton lines={4} />
    </Page>
  );
}
