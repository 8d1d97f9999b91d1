import { runPortal } from './portal-process';

runPortal();
