package org.maillage.bilan;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.NamedQuery;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.maillage.web.Unaudited;
import org.maillage.web.Versioned;

/**
 * A balance of a contract as it was issued. It is written once: no code changes it, and the database lets the service only add to
 * its table. What was wrong in it is put right by the next one.
 */
@Entity
@Immutable
@NamedQuery(name = "Bilan.last", query = "from Bilan b where b.contractId = ?1 order by b.number desc limit 1")
@NamedQuery(name = "Bilan.numbered", query = "from Bilan b where b.contractId = ?1 and b.number = ?2")
public class Bilan extends Versioned {

    @Column(nullable = false, updatable = false)
    public UUID contractId;

    /** 1, 2 … of the contract, without a gap. */
    @Column(nullable = false, updatable = false)
    public int number;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    public BilanKind kind;

    /** The day from which the contract was seen. */
    @Column(nullable = false, updatable = false)
    public LocalDate asOf;

    @Column(updatable = false)
    public String comment;

    /** Of the PDF: {@code fr} or {@code en}. */
    @Column(nullable = false, updatable = false)
    public String language;

    /** SHA-256 of {@link #content}, hexadecimal. */
    @Column(nullable = false, updatable = false)
    public String sha256;

    /** SHA-256 of {@link #pdf}, hexadecimal. */
    @Column(nullable = false, updatable = false)
    public String pdfSha256;

    /** The JSON of {@link BilanContent}, byte for byte as it is answered. */
    @Unaudited
    @Basic(fetch = FetchType.LAZY)
    @Column(nullable = false, updatable = false, length = Integer.MAX_VALUE)
    public byte[] content;

    @Unaudited
    @Basic(fetch = FetchType.LAZY)
    @Column(nullable = false, updatable = false, length = Integer.MAX_VALUE)
    public byte[] pdf;

    /** The last one that was issued of a contract; null before the first. */
    static Bilan lastOf(UUID contract) {
        return find("#Bilan.last", contract).firstResult();
    }

    /** One by its number; null where there is none. */
    static Bilan of(UUID contract, int number) {
        return find("#Bilan.numbered", contract, number).firstResult();
    }

    @Override
    public String etag() {
        return '"' + sha256 + '"';
    }
}
