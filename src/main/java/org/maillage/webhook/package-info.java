/**
 * Tells other systems over HTTPS that something changed (Standard Webhooks 1.0), so that they need not ask the feed all the time.
 *
 * <p>Four rules: a message is a hint, with ids and no data, and the feed is the truth; it tells of what its owner may see at that moment,
 * and of nothing once the owner may no longer sign in; the service never calls inward ({@link org.maillage.webhook.Networks}), asked when
 * it connects, at the very address it connects to; a receiver that fails is tried again for three days, then left alone and listed.
 */
package org.maillage.webhook;
