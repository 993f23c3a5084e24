import type { JsonSchema } from '../schema/jsonSchema.ts';

/**
 * A schema with the same keys and descriptions that no text fails: alternatives become one, and nothing says what a
 * value must be. For editors that show a schema's keys while Headwater itself says what is wrong, in its own words and
 * with its fixes (ADR-0008).
 */
export function documentationSchema(schema: JsonSchema): JsonSchema {
  const { $schema, title, description } = schema;
  const forms = [schema, ...alternativesOf(schema)];
  const properties = mergedProperties(forms);
  const additional = forms.map((form) => form.additionalProperties).find((form) => typeof form === 'object');
  const entries = forms.find((form) => form.items !== undefined)?.items;
  return {
    ...($schema === undefined ? {} : { $schema }),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
    ...(additional === undefined ? {} : { additionalProperties: documentationSchema(additional) }),
    ...(entries === undefined ? {} : { items: documentationSchema(entries) }),
  };
}

function alternativesOf({ anyOf = [] }: JsonSchema): readonly JsonSchema[] {
  return anyOf.flatMap((form) => [form, ...alternativesOf(form)]);
}

function mergedProperties(forms: readonly JsonSchema[]): Readonly<Record<string, JsonSchema>> {
  const properties = forms.flatMap((form) => Object.entries(form.properties ?? {}));
  return Object.fromEntries(properties.map(([key, schema]) => [key, documentationSchema(schema)]));
}
