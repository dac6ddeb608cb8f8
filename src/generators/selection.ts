import type { Analysis } from '../model/analysis.js';
import type { Call } from '../model/call.js';
import { generatorsProducerCatalogue } from '../model/catalogue/generators-producer.js';
import { noticeOf } from '../model/errors.js';
import type { Lock } from '../model/lock.js';
import type { MessageSpec } from '../model/message-spec.js';
import type { Notice } from '../model/notice.js';
import { flowIdOf, type Plan, type PlanConsumer, type PlanMessage } from '../model/plan.js';
import type { Route } from '../model/route.js';
import type { Service } from '../model/service.js';
import { transports } from './code/producer/transports.js';

/** A consumer that can be generated. */
export interface SelectedConsumer {
  readonly service: Service;
  readonly route: Route;
  /** The calls of the message that reach it. */
  readonly calls: readonly Call[];
}

/** A message that can be generated, with those of its accepted consumers that can be. */
export interface SelectedMessage {
  readonly message: PlanMessage;
  readonly router: MessageSpec['router'];
  readonly producer: Service;
  readonly consumers: readonly SelectedConsumer[];
}

export interface Selection {
  /** Sorted by name. */
  readonly messages: readonly SelectedMessage[];
  readonly notices: readonly Notice[];
}

const entries = generatorsProducerCatalogue;

/** The accepted flows of the plan that are not applied yet and can be generated, and why others cannot. */
export function selectionOf(plan: Plan, lock: Lock, analysis: Analysis): Selection {
  const notices: Notice[] = [];
  const messages = plan.messages
    .toSorted((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((message) => {
      const accepted = message.consumers.filter((consumer) => consumer.decision === 'accepted');
      if (accepted.length === 0) return [];
      const selected = selectMessage(message, accepted, lock, analysis);
      notices.push(...selected.notices);
      return selected.messages;
    });
  return { messages, notices };
}

function selectMessage(
  message: PlanMessage,
  accepted: readonly PlanConsumer[],
  lock: Lock,
  analysis: Analysis,
): Selection {
  const applied = lock.messages.find((each) => each.name === message.name);
  if (applied !== undefined) return { messages: [], notices: laterConsumers(message, accepted, applied) };
  const router = generatedRouter(message.router);
  if (router === undefined) {
    const context = { message: message.name, router: message.router };
    return { messages: [], notices: [noticeOf(entries.routerNotGenerated, context)] };
  }
  if (router === 'sqs' && accepted.length > 1) {
    const consumers = accepted.map(({ service }) => service);
    return {
      messages: [],
      notices: [noticeOf(entries.queueWithSeveralConsumers, { message: message.name, consumers })],
    };
  }
  const producer = analysis.services.find(({ name }) => name === message.producer);
  const why = whyNotGenerated(producer);
  if (producer === undefined || why !== undefined) {
    return {
      messages: [],
      notices: accepted.map(({ service }) => notTypeScript(message, service, message.producer, why)),
    };
  }
  const { consumers, notices } = selectConsumers(message, accepted, analysis);
  return { messages: consumers.length > 0 ? [{ message, router, producer, consumers }] : [], notices };
}

function selectConsumers(
  message: PlanMessage,
  accepted: readonly PlanConsumer[],
  analysis: Analysis,
): { readonly consumers: readonly SelectedConsumer[]; readonly notices: readonly Notice[] } {
  const notices: Notice[] = [];
  const calls = analysis.calls.filter((call) => message.calls.includes(call.id));
  const consumers = accepted.flatMap((consumer): SelectedConsumer[] => {
    const service = analysis.services.find(({ name }) => name === consumer.service);
    const why = whyNotGenerated(service);
    if (service === undefined || why !== undefined) {
      notices.push(notTypeScript(message, consumer.service, consumer.service, why));
      return [];
    }
    const own = calls.filter((call) => call.to.kind === 'service' && call.to.name === consumer.service);
    const route = service.routes.find(({ id }) => id === (consumer.route ?? own[0]?.route));
    if (route === undefined || own.length === 0) {
      const flow = flowIdOf(message.name, consumer.service);
      notices.push(noticeOf(entries.routeUnknown, { flow, service: consumer.service }, own[0]));
      return [];
    }
    return [{ service, route, calls: own }];
  });
  return { consumers, notices };
}

/** How a sentence goes on that starts with the service's name; undefined where its code can be generated. */
function whyNotGenerated(service: Service | undefined): string | undefined {
  if (service === undefined) return 'is not among the services of this repository';
  if (!service.inRepo) return 'is not in this repository';
  if (service.language === 'javascript')
    return 'is written in JavaScript, for which no code is generated yet';
  return service.language === 'typescript' ? undefined : 'is not written in TypeScript';
}

function notTypeScript(
  message: PlanMessage,
  consumer: string,
  service: string,
  why: string | undefined,
): Notice {
  const flow = flowIdOf(message.name, consumer);
  return noticeOf(entries.serviceNotTypeScript, { flow, service, why: why ?? 'cannot be changed' });
}

function laterConsumers(
  message: PlanMessage,
  accepted: readonly PlanConsumer[],
  applied: MessageSpec,
): readonly Notice[] {
  return accepted
    .filter(({ service }) => !applied.consumers.some((consumer) => consumer.service === service))
    .map(({ service }) =>
      noticeOf(entries.consumerJoinsLater, { flow: flowIdOf(message.name, service), message: message.name }),
    );
}

function generatedRouter(router: PlanMessage['router']): MessageSpec['router'] | undefined {
  return (Object.keys(transports) as MessageSpec['router'][]).find((generated) => generated === router);
}
