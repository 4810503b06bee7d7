import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parseJson } from '#fhir';
import { isObject } from './run.ts';
import { validateResource } from './validate-resource.ts';

const folder = join(process.env['SUWEN_DATA_DIR'] ?? join(import.meta.dirname, '../../../shared/data'), 'fhir');
const skip = existsSync(folder) ? false : 'skipped: no shared data';
const textOf = (path: string): string => gunzipSync(readFileSync(join(folder, path))).toString('utf8');

/** The HL7 examples that R4's own rules refuse, by their first fault. */
const refused: Readonly<Record<string, string>> = {
  // txt-2: a narrative shall have content; theirs is white space.
  'ActivityDefinition/blood-tubes-supply': 'validation/narrative ActivityDefinition.text.div',
  'ActivityDefinition/heart-valve-replacement': 'validation/narrative ActivityDefinition.text.div',
  'EventDefinition/example': 'validation/narrative EventDefinition.text.div',
  'Questionnaire/zika-virus-exposure-assessment': 'validation/narrative Questionnaire.text.div',
  // Reference(Device): theirs goes to a DeviceDefinition.
  'DeviceMetric/example': 'validation/reference-target DeviceMetric.parent',
  // Reference(Condition | Observation | DiagnosticReport | DocumentReference | Media): theirs goes to a Procedure.
  'DeviceUseStatement/example': 'validation/reference-target DeviceUseStatement.reasonReference[0]',
  // Reference(Organization): theirs goes to a Practitioner.
  'MedicationRequest/medrx0301': 'validation/reference-target MedicationRequest.dispenseRequest.performer',
  // Reference(Practitioner | … | RelatedPerson): theirs goes to an Encounter.
  'Observation/clinical-gender': 'validation/reference-target Observation.performer[0]',
  // Questionnaire.item.linkId 1..1: theirs is missing.
  'Questionnaire/qs1': 'validation/required Questionnaire.item[0].item[0].linkId',
};

suite('shared data', { skip }, () => {
  test('the HL7 examples pass but for those that the rules of R4 refuse', () => {
    const found: Record<string, string> = {};
    const lines = textOf('hl7-r4-examples/examples.ndjson.gz').trim().split('\n');
    for (const line of lines) {
      const resource = parseJson(line);
      const [fault] = validateResource(resource).filter(({ severity }) => severity === 'error');
      if (fault === undefined || !isObject(resource)) continue;
      const { resourceType, id } = resource;
      if (typeof resourceType === 'string' && typeof id === 'string')
        found[`${resourceType}/${id}`] = `${fault.code} ${fault.expression}`;
    }
    assert.deepEqual([lines.length, found], [713, refused]);
  });

  for (const name of ['synthea-2019-smart', 'synthea-2021-hiv']) {
    // Every file was looked at once: 139,883 entries without a finding. The test takes some of them.
    test(`${name} passes`, () => {
      const files = readdirSync(join(folder, name)).filter((_, at) => at % 16 === 0);
      let entries = 0;
      for (const file of files) {
        const bundle = parseJson(textOf(join(name, file)));
        assert.deepEqual(validateResource(bundle), [], file);
        entries += isObject(bundle) && Array.isArray(bundle['entry']) ? bundle['entry'].length : 0;
      }
      assert.ok(entries > 2000, `${entries} entries in ${files.length} files`);
    });
  }
});
