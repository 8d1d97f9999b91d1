const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text, minItems: 1 };
const duration = { type: 'string', pattern: '^\\d+(ms|s|m|h)$' };
const closed = (properties: Record<string, unknown>, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const named = (of: unknown) => ({ type: 'object', patternProperties: { '^[a-z0-9-]+$': of }, additionalProperties: false });

const condition = { enum: ['service_started', 'service_healthy', 'service_completed_successfully'] };
const service = closed(
  {
    image: { type: 'string', pattern: '^[a-z0-9/._-]+:[A-Za-z0-9._-]+$' },
    build: text,
    restart: { enum: ['no', 'always', 'unless-stopped', 'on-failure'] },
    networks: texts,
    environment: { type: 'object', additionalProperties: { type: 'string' } },
    healthcheck: closed(
      {
        test: { type: 'array', items: [{ enum: ['CMD', 'CMD-SHELL'] }], additionalItems: text, minItems: 2 },
        interval: duration,
        timeout: duration,
        start_period: duration,
        retries: { type: 'integer', minimum: 1 },
      },
      ['test'],
    ),
    depends_on: named(closed({ condition }, ['condition'])),
    entrypoint: texts,
    command: texts,
    secrets: texts,
    ports: { type: 'array', items: { type: 'string', pattern: '^127\\.0\\.0\\.1:\\d+(-\\d+)?:\\d+$' } },
    volumes: { type: 'array', items: { type: 'string', pattern: '^[a-z0-9-]+:/' } },
    cpu_shares: { type: 'integer', minimum: 2 },
    deploy: closed({ replicas: { type: 'integer', minimum: 1 } }),
    stop_grace_period: duration,
    profiles: texts,
  },
  ['image', 'restart', 'networks'],
);

/**
 * The part of the Compose format that our file uses, and tighter than the format where we want it so: images have a version,
 * ports are published to this machine only, environment values are text. Our own words, after the published specification.
 */
export const composeSchema = {
  type: 'object',
  properties: {
    name: text,
    services: named(service),
    networks: named(closed({ internal: { type: 'boolean' } })),
    volumes: named(closed({})),
    secrets: named(closed({ file: text }, ['file'])),
  },
  patternProperties: { '^x-': {} },
  required: ['name', 'services'],
  additionalProperties: false,
};
