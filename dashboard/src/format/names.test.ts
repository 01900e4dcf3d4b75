import { expect, test } from 'vitest';
import { actionName, parseResource, resourceName, resourceType, sentence, severityName } from './names';

const instance = '/subscriptions/x/resourcegroups/rg-shop/providers/microsoft.compute/virtualmachinescalesets/vmss-shop-api/virtualmachines/2';

test('A nested resource id gives its names, type and group', () =>
  expect(parseResource(instance)).toEqual({
    type: 'microsoft.compute/virtualmachinescalesets/virtualmachines',
    names: ['vmss-shop-api', '2'],
    group: 'rg-shop',
  }));

test('Names are short for resource ids and untouched for anything else', () => {
  expect(resourceName(instance)).toBe('vmss-shop-api/2');
  expect(resourceName('checkout-service')).toBe('checkout-service');
  expect(resourceType(instance)).toBe('Scale-set instance');
  expect(resourceType('checkout-service')).toBe('');
});

test('The last provider of an extension resource counts', () =>
  expect(resourceName('/subscriptions/x/providers/microsoft.web/sites/a/providers/microsoft.insights/diagnosticsettings/d')).toBe('d'));

test('An unknown type is named after its last part', () =>
  expect(resourceType('/subscriptions/x/providers/microsoft.foo/barWidgets/w')).toBe('Barwidgets'));

test.each([
  ['level-shift', 'Level shift'],
  ['resourceShift', 'Resource shift'],
  ['approval-given', 'Approval given'],
])('%s reads %s', (name, text) => expect(sentence(name)).toBe(text));

test('Known actions have a name, others are read out', () =>
  expect([actionName('vm.restart'), actionName('redis.flush-all')]).toEqual(['Restart virtual machine', 'Redis flush all']));

test('Severities are named as in Azure Monitor', () =>
  expect([severityName(0), severityName(4), severityName(9)]).toEqual(['Critical', 'Verbose', 'Severity 9']));
