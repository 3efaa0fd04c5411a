/**
 * The MariaDB that comes with the service and starts with it when no database is configured.
 *
 * <p>It is a convenience, never a trap, so five rules hold here:
 * <ul>
 *   <li>a configured {@code quarkus.datasource.jdbc.url} always wins, and then nothing of this package runs;</li>
 *   <li>the data folder is never deleted: an interrupted first start works in a folder of another name, an
 *       interrupted service leaves a MariaDB that the next start stops cleanly, InnoDB repairs the rest;</li>
 *   <li>nobody else gets in: loopback only, grant tables on, random passwords that are in one file of mode 0600 and
 *       never on a command line or in a log;</li>
 *   <li>the service does not own its tables: the owner makes them and grants their use, so that the audit trail is
 *       append-only for the service; a folder of an older version is brought to this at the next start;</li>
 *   <li>one folder, one service: a lock refuses the second one in one clear sentence.</li>
 * </ul>
 *
 * <p>In the data folder: {@code mariadb} holds the data, {@code mariadb-server} the unpacked server (it may be deleted),
 * {@code mariadb-credentials.properties} the passwords, {@code mariadb.log} what the server says.
 *
 * <p>Where the operating system cannot ask a process to end (Windows), the server is killed at the end of the service
 * and InnoDB recovers at the next start: no committed transaction is lost.
 */
package org.maillage.embedded;
