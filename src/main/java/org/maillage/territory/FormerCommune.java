package org.maillage.territory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** A code that was, or still is beside the current commune, that of a part of it. Its key is (code, kind). */
@Entity
@Immutable
@IdClass(FormerCommune.Key.class)
@NamedQuery(name = "FormerCommune.ofCodes", query = """
        select f from FormerCommune f join fetch f.current where f.insee in ?1 order by f.insee""")
public class FormerCommune extends PanacheEntityBase {

    /**
     * What the code was. Where one code names two things (55273: a code given up before 1945 and an associated commune of
     * another one), the earlier kind of this list wins: the commune that bore the code last.
     */
    public enum Kind {
        /** Delegated commune ({@code commune déléguée}) of a new commune. */
        DELEGATED,
        /** Associated commune ({@code commune associée}) of a merger before 2010. */
        ASSOCIATED,
        /** Municipal district ({@code arrondissement municipal}) of Paris, Lyon or Marseille. */
        DISTRICT,
        /** A code that is no longer used. */
        FORMER_CODE
    }

    /** The key. */
    public record Key(String insee, Kind kind) implements Serializable {
    }

    @Id
    public String insee;

    @Id
    @Enumerated(EnumType.STRING)
    public Kind kind;

    /** Null where only the code is known. */
    public String name;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "current_insee")
    public Commune current;
}
