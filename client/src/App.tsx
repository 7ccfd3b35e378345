import { Route, Router } from '@solidjs/router';
import { lazy, onMount } from 'solid-js';
import { JoinPage } from './pages/JoinPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { LeftPage } from './pages/LeftPage.tsx';
import { loadPractice } from './pages/practice.ts';
import { StartPage } from './pages/StartPage.tsx';
import { createLeaveByShift } from './ui/leave.ts';

const SetupPage = lazy(() => import('./pages/SetupPage.tsx'));
const SignInPage = lazy(() => import('./pages/SignInPage.tsx'));
const BoardsPage = lazy(() => import('./pages/boards/BoardsPage.tsx'));
const BoardPage = lazy(() => import('./pages/board/BoardPage.tsx'));
const RoomPage = lazy(() => import('./pages/board/RoomPage.tsx'));

/** Which page stands at which address. Only small pages that people on phones meet first are in the start chunk. */
export function App() {
  createLeaveByShift();
  onMount(() => void loadPractice());
  return (
    <Router>
      <Route path="/" component={StartPage} />
      <Route path="/setup" component={SetupPage} />
      <Route path="/sign-in" component={SignInPage} />
      <Route path="/join" component={JoinPage} />
      <Route path="/boards" component={BoardsPage} />
      <Route path="/board/:boardId" component={BoardPage} />
      <Route path="/room/:boardId" component={RoomPage} />
      <Route path="/left" component={LeftPage} />
      <Route path="*" component={NotFoundPage} />
    </Router>
  );
}
