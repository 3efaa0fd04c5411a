/**
 * The rights of the person (GDPR art. 15 to 18) and the end of what is kept: restriction, erasure or anonymisation
 * ({@link org.maillage.privacy.Erasure}), legal holds ({@link org.maillage.privacy.LegalHold}), the export of everything, retention.
 *
 * <p>Three rules: whoever was never employed is deleted, whoever has hours becomes anonymous, and every sum stays as it was; nobody
 * goes while a legal hold on the person runs; what goes by the clock goes after a notice, one person a transaction.
 */
package org.maillage.privacy;
