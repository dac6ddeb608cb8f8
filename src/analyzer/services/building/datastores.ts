const packagesByStore: readonly (readonly [store: string, packages: readonly string[]])[] = [
  ['cassandra', ['cassandra-driver']],
  ['couchdb', ['nano']],
  [
    'dynamodb',
    ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb', 'dynamoose', 'dynamodb-toolbox', 'electrodb'],
  ],
  ['elasticsearch', ['@elastic/elasticsearch', '@opensearch-project/opensearch', 'elasticsearch']],
  ['firestore', ['@google-cloud/firestore', 'firebase-admin']],
  ['memcached', ['memcached', 'memjs']],
  ['mongodb', ['mongodb', 'mongoose', '@nestjs/mongoose', '@typegoose/typegoose', 'monk']],
  ['mysql', ['mysql', 'mysql2']],
  ['neo4j', ['neo4j-driver']],
  ['oracle', ['oracledb']],
  ['postgres', ['pg', 'postgres', 'pg-promise', 'slonik', '@neondatabase/serverless']],
  ['redis', ['redis', 'ioredis', '@redis/client', 'connect-redis', 'cache-manager-redis-store']],
  ['s3', ['@aws-sdk/client-s3', 'minio']],
  ['sqlite', ['sqlite3', 'better-sqlite3', 'sqlite']],
  ['sqlserver', ['mssql', 'tedious']],
];

/** Names of the datastores that the packages speak to, sorted. */
export function datastoresOf(packages: ReadonlySet<string>): readonly string[] {
  return packagesByStore
    .filter(([, names]) => names.some((name) => packages.has(name)))
    .map(([store]) => store);
}
