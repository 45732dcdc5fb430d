/** Registers `<cluster-funding-notice>`. */
import './trusted-types.js';
import { ClusterFundingNotice } from './elements/funding-notice.js';
import { define } from './registry.js';

define('cluster-funding-notice', ClusterFundingNotice);

export { ClusterFundingNotice };
