/** Datastores, brokers, telemetry and sidecars: containers that are not part of what is migrated. */

const products = [
  'activemq',
  'adminer',
  'alertmanager',
  'azurite',
  'busybox',
  'cadvisor',
  'cassandra',
  'clickhouse',
  'cockroach',
  'consul',
  'couchbase',
  'couchdb',
  'dapr',
  'daprd',
  'datadog',
  'dynamodb',
  'elasticmq',
  'elasticsearch',
  'envoy',
  'etcd',
  'eventstore',
  'filebeat',
  'flyway',
  'fluent-bit',
  'fluentd',
  'grafana',
  'influxdb',
  'jaeger',
  'kafka',
  'kafdrop',
  'kafka-ui',
  'keycloak',
  'kibana',
  'liquibase',
  'localstack',
  'logstash',
  'loki',
  'mailcatcher',
  'maildev',
  'mailhog',
  'mailpit',
  'mariadb',
  'meilisearch',
  'memcached',
  'metricbeat',
  'minio',
  'mongo',
  'mongo-express',
  'mongodb',
  'mosquitto',
  'mssql',
  'mysql',
  'nats',
  'neo4j',
  'node-exporter',
  'opensearch',
  'oracle',
  'otel-collector',
  'opentelemetry-collector',
  'opentelemetry-collector-contrib',
  'percona',
  'pgadmin',
  'pgadmin4',
  'phpmyadmin',
  'postgis',
  'postgres',
  'postgresql',
  'prometheus',
  'promtail',
  'pulsar',
  'rabbitmq',
  'redis',
  'redis-cluster',
  'redis-commander',
  'redpanda',
  'redpandadata',
  'rethinkdb',
  'schema-registry',
  'seq',
  'solr',
  'sqlserver',
  'statsd',
  'telegraf',
  'temporal',
  'tempo',
  'timescaledb',
  'typesense',
  'valkey',
  'vault',
  'weaviate',
  'zipkin',
  'zookeeper',
] as const;

const productNames: ReadonlySet<string> = new Set(products);
/** Endings by which a store of a service is usually named: `carts-db`, `order-postgres`. */
const storeEnding =
  /(?:^|[-_.])(?:db|database|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|redis|rabbitmq|kafka|zookeeper|elasticsearch|opensearch|memcached|dynamodb|cassandra|minio)(?:[-_]?\d+)?$/;

/** `registry:5000/bitnami/redis-cluster:6.2@sha256…` → its name words; undefined where a variable hides the name. */
function imageName(image: string): string | undefined {
  const name = image
    .replace(/@.*$/, '')
    .replace(/:[^/:]*$/, '')
    .split('/')
    .pop();
  return name === undefined || name === '' || name.includes('$') ? undefined : name.toLowerCase();
}

/** True for an image of a well-known datastore, broker or telemetry product. */
export function isInfrastructureImage(image: string): boolean {
  const name = imageName(image);
  if (name === undefined) return false;
  // The publishers of telemetry call their images by what these do (`jaegertracing/all-in-one`).
  if (/(?:^|\/)(?:jaegertracing|grafana|prom|openzipkin|otel|fluent|datadog|hashicorp)\//.test(image))
    return true;
  const owner = image.split('/').slice(-2, -1)[0]?.toLowerCase() ?? '';
  if (productNames.has(owner)) return true;
  // Publishers put words of their own around the product: `cp-kafka`, `dynamodb-local`, `mongodb-community-server`.
  const bare = name
    .replace(/^(?:cp|bitnami)-/, '')
    .replace(/(?:-(?:local|server|community|alpine|ce))+$/, '');
  return productNames.has(bare) || /(?:^|[-_])(?:exporter|collector|fdw)$/.test(name);
}

/** True for a host name that by itself tells a datastore, broker or telemetry product (`redis`, `orders-db`). */
export function isInfrastructureName(host: string): boolean {
  const name = host.toLowerCase().split('.')[0] ?? '';
  if (productNames.has(name) || productNames.has(name.replace(/[-_]?\d+$/, ''))) return true;
  return storeEnding.test(name);
}
