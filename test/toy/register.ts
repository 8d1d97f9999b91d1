import { register } from '../../src/domain/programmes/registry';
import { trainingPlace } from './training-place';

register(trainingPlace);
