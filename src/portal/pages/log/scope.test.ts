import { officer } from '../../../domain/case/testing';
import { offices } from '../../../domain/case/testing-scene';
import { auditScope } from './scope';

it.each([
  ['street', { all: false, offices: ['street'] }],
  ['district', { all: false, offices: ['district', 'agency', 'street'] }],
  ['city', { all: true, offices: ['city', 'district', 'agency', 'street'] }],
])('an auditor of the %s reads its own lines and those below', (office, scope) =>
  expect(auditScope(offices, officer('x', 'auditor', office))).toEqual(scope),
);

it('nobody else reads any', () => {
  expect(auditScope(offices, officer('x', 'supervisor', 'city'))).toBeUndefined();
  expect(auditScope(offices, { ...officer('x', 'auditor', 'city'), posts: [] })).toBeUndefined();
});
