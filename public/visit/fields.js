// What stands in a form's fields, and back into them.

const machine = ['hidden', 'file', 'submit', 'button'];
const fields = (form) => [...form.elements].filter(({ name, type }) => name && !machine.includes(type));

export const fieldsOf = (form) => fields(form).map(({ name, value, checked }) => [name, value, checked]);

export function fill(form, kept) {
  for (const [name, value, checked] of kept)
    for (const one of fields(form).filter((field) => field.name === name)) {
      if (one.type !== 'radio' && one.type !== 'checkbox') one.value = value;
      else if (one.value === value) one.checked = checked;
    }
}
