package org.maillage.territory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** A community of communes that levies its own taxes, known by its SIREN; it may lie in several départements. */
@Entity
@Immutable
public class Epci extends PanacheEntityBase {

    @Id
    public String siren;

    @Column(nullable = false)
    public String name;

    /** As the DGCL writes it: CC, CA, CU, METRO, MET69. */
    @Column(nullable = false)
    public String kind;
}
