import './register';

/** The project's stories and the toy's: what the toy's worker is given. */
export * from '../../workflows';
export { trainingPlace } from './training-place.workflow';
