/**
 * Encryption at rest: what few may read ({@link org.maillage.vault.Vault#seal}) leaves the service sealed with AES-256-GCM, so that
 * neither a dump of the database nor a copy of its files tells it.
 *
 * <p>Four rules: keys come by configuration or are made once in the data folder, and never enter the database or a log; the first
 * key seals, the others only open; the service refuses to start when a key that has sealed is missing or is another one; what an
 * older key sealed is sealed again in small transactions, so that the old key can be taken away.
 */
package org.maillage.vault;
