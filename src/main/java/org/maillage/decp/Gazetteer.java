package org.maillage.decp;

import org.maillage.territory.Commune;
import org.maillage.territory.Department;

/** The places there are. */
interface Gazetteer {

    /** The reference data of the service. */
    Gazetteer OURS = new Gazetteer() {
        @Override
        public String commune(String code) {
            Commune commune = Commune.find(code);
            return commune == null ? null : commune.insee;
        }

        @Override
        public boolean department(String code) {
            return Department.ofCode(code) != null;
        }
    };

    /** The INSEE code of the current commune of a code, current or former, or null. */
    String commune(String code);

    boolean department(String code);
}
