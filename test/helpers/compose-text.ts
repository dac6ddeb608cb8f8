/** A docker-compose file of services under `services/`, each with the port that it publishes, null for none. */
export function composeText(ports: Readonly<Record<string, number | null>>): string {
  const services = Object.entries(ports).map(([name, port]) => {
    const published = port === null ? '' : `    ports: ["${port}:${port}"]\n`;
    return `  ${name}:\n    build: services/${name}\n${published}`;
  });
  return `services:\n${services.join('')}`;
}
