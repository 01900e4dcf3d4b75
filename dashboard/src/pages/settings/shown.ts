import type { Settings } from '../../api/operations';

/** The options whose name, value or description holds every word, in their groups. */
export function shownOptions({ groups }: Settings, text: string, onlyChanged: boolean): Settings['groups'] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map((group) => ({
      ...group,
      options: group.options.filter((option) => {
        const all = `${option.name} ${option.value} ${option.description}`.toLowerCase();
        return (!onlyChanged || !option.isDefault) && words.every((word) => all.includes(word));
      }),
    }))
    .filter((group) => group.options.length > 0);
}
