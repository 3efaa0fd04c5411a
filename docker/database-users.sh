# Read by the MariaDB image when it makes the database, once: the owner makes the tables and grants their use, the service
# reads them and writes what it may. An existing database gets the same users by hand, see "Deployment" in the README.
quoted() { printf "%s" "$1" | sed "s/[\\\\']/\\\\&/g"; }

docker_process_sql --database=mysql <<SQL
CREATE USER maillage_owner@'%' IDENTIFIED BY '$(quoted "$MAILLAGE_DB_OWNER_PASSWORD")';
GRANT ALL ON \`${MARIADB_DATABASE}\`.* TO maillage_owner@'%' WITH GRANT OPTION;
CREATE USER maillage@'%' IDENTIFIED BY '$(quoted "$MAILLAGE_DB_PASSWORD")';
GRANT SELECT ON \`${MARIADB_DATABASE}\`.* TO maillage@'%';
SQL
