import { catalogue } from './entry.js';
import { generatorsConsumerCatalogue } from './generators-consumer.js';
import { generatorsInfrastructureCatalogue } from './generators-infrastructure.js';
import { generatorsProducerCatalogue } from './generators-producer.js';

/** What the generators can say to the user: EDA30xx producer side, EDA31xx consumers, EDA32xx infrastructure. */
export const generatorsCatalogue = catalogue({
  ...generatorsProducerCatalogue,
  ...generatorsConsumerCatalogue,
  ...generatorsInfrastructureCatalogue,
});
