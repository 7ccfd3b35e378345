import { Skeleton } from '../../ui/Skeleton.tsx';

export default function RoomPage() {
  return <Skeleton lines={4} />;
}
