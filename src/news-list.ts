/** Registers `<cluster-news-list>`. */
import './trusted-types.js';
import { ClusterNewsList } from './elements/news-list.js';
import { define } from './registry.js';

define('cluster-news-list', ClusterNewsList);

export { ClusterNewsList };
