/**
 * Who employs people under a clause: insertion structures, adapted companies, temp agencies, ordinary companies.
 *
 * <p>Three rules: an employer is known by its SIRET, or, abroad and overseas, by another identifier with its type; a SIRET
 * is held to its control digit ({@link org.maillage.employer.Siret}); its kind is dated, for what an hour is worth depends
 * on what the employer was that day. The directory is shared: every territory sees all employers.
 */
package org.maillage.employer;
