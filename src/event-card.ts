/** Registers `<cluster-event-card>`. */
import { ClusterEventCard } from './elements/event-card.js';
import { define } from './registry.js';

define('cluster-event-card', ClusterEventCard);

export { ClusterEventCard };
