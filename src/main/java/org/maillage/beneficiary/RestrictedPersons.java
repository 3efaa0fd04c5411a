package org.maillage.beneficiary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.maillage.audit.Concealed;

/** An auditor does not see the records of a restricted person (GDPR art. 18), nor what changed in them. */
@ApplicationScoped
class RestrictedPersons implements Concealed {

    @Override
    public Set<UUID> among(Collection<UUID> persons) {
        return persons.isEmpty() ? Set.of() : Set.copyOf(Beneficiary.getEntityManager()
                .createQuery("select b.id from Beneficiary b where b.id in ?1 and b.restrictedAt is not null", UUID.class)
                .setParameter(1, persons).getResultList());
    }
}
