import { describe, expect, it } from 'vitest';
import { shownOptions } from './shown';

const option = (name: string, value: string, isDefault: boolean) => ({ name, value, isDefault, description: 'How wide the band is.' });
const settings = {
  version: null,
  host: 'test',
  groups: [
    {
      name: 'AIOps:Detect',
      description: '',
      options: [option('AIOps:Detect:DeviationScale', '1', true), option('AIOps:Detect:BreachSamples', '3', false)],
    },
    { name: 'AIOps:Streams', description: '', options: [option('AIOps:Streams:PointHours', '192', true)] },
  ],
};
const names = (text: string, onlyChanged = false) => shownOptions(settings, text, onlyChanged).flatMap((group) => group.options.map((o) => o.name));

describe('options shown', () => {
  it('are found by every word of name and description, in any order', () => {
    expect(names('band scale')).toEqual(['AIOps:Detect:DeviationScale']);
  });
  it('can be narrowed to what is not the default', () => {
    expect(names('', true)).toEqual(['AIOps:Detect:BreachSamples']);
  });
  it('leave out groups without a match', () => {
    expect(shownOptions(settings, 'PointHours', false).map((group) => group.name)).toEqual(['AIOps:Streams']);
  });
});
