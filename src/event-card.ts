/** Registers `<cluster-event-card>`. */
import './trusted-types.js';
import { ClusterEventCard } from './elements/event-card.js';
import { define } from './registry.js';

define('cluster-event-card', ClusterEventCard);

export { ClusterEventCard };
