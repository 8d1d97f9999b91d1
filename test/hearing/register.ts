import { register } from '../../src/domain/programmes/registry';
import { putRight } from './put-right';

register(putRight);
