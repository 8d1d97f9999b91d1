import { type LocalDate, type PartyId } from '../values';
import { seenAs } from './eyes';
import { answerResident, residentFrom, residentTyped } from './resident-form';
import { stayOf } from './testing';

const today = '2026-11-26' as LocalDate;
const own = '330402196501010011';
const guardians = '330402195806150029';

describe('who may see a stay themselves', () => {
  const guardian = { name: '沈·监护', telephone: '13800138000', relation: 'parent' as const, identity: guardians };
  const stay = { ...stayOf(), name: '沈示例', identity: own, guardian };

  it.each([
    ['the resident', { identity: own, name: '沈示例' }, 'resident'],
    ['the guardian, with the point of another keyboard', { identity: guardians, name: '沈•监护' }, 'guardian'],
    ['whoever a wrong number belongs to', { identity: guardians, name: '别人' }, undefined],
    ['another of the resident’s number', { identity: own, name: '别人' }, undefined],
    ['somebody of the guardian’s name', { identity: '330402195806150010', name: '沈·监护' }, undefined],
    ['nobody proven', { identity: '', name: '沈·监护' }, undefined],
  ])('%s', (_who, reader, as) => expect(seenAs(stay, reader)).toBe(as));

  it('is nobody by a number that was never entered', () => {
    const { identity: _identity, ...unknown } = guardian;
    expect(seenAs({ ...stay, guardian: unknown }, { identity: guardians, name: '沈·监护' })).toBeUndefined();
    expect(seenAs({ ...stay, guardian: { ...guardian, identity: '' } }, { identity: '', name: '沈·监护' })).toBeUndefined();
  });
});

describe('the guardian’s number in the form of a resident', () => {
  const typed = (more: Record<string, string> = {}) => ({
    name: '沈示例',
    identity: own,
    certificate: `${own}54`,
    from: '2026-01-04',
    guardianName: '沈监护',
    guardianTelephone: '13800138000',
    guardianRelation: 'parent',
    ...more,
  });
  const errors = (more: Record<string, string>) => answerResident(typed(more), { today, identity: '' }).errors;

  it('may be left out, is read as any other, and is not the resident’s', () => {
    expect(errors({})['guardianIdentity']).toBeUndefined();
    expect(errors({ guardianIdentity: '12' })['guardianIdentity']).toBe('identity-length');
    expect(errors({ guardianIdentity: own })['guardianIdentity']).toBe('not-the-resident');
    expect(errors({ guardianIdentity: guardians, guardianName: '' })).toMatchObject({ guardianName: 'empty' });
  });

  it('comes back into the form as it was entered', () => {
    const { values } = answerResident(typed({ guardianIdentity: ` ${guardians} ` }), { today, identity: '' });
    const resident = residentFrom(values, 'operator' as PartyId);
    expect(resident.guardian).toEqual({ name: '沈监护', telephone: '13800138000', relation: 'parent', identity: guardians });
    expect(residentTyped(resident)['guardianIdentity']).toBe(guardians);
  });
});
