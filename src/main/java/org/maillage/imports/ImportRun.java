package org.maillage.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;
import org.maillage.web.Unaudited;
import org.maillage.web.Versioned;

/** A file that somebody sent in, and how far it has been read. Its progress is written by {@link Claims} alone. */
@Entity
public class ImportRun extends Versioned {

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    public ImportKind kind;

    @Enumerated(EnumType.STRING)
    @Unaudited
    @Column(nullable = false)
    public ImportFormat format;

    @Unaudited
    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public ImportState state = ImportState.RECEIVING;

    @Column(updatable = false)
    public boolean dryRun;

    @Column(updatable = false)
    public boolean atomic;

    /** Of the external identifiers that the lines give without a source; null: every line says it. */
    @Column(updatable = false)
    public String source;

    /** Whether another person, or another organisation, under a known external id is a correction. */
    @Column(updatable = false)
    public boolean identityCorrected;

    /** Names the account that sent it for good; nobody else sees it. */
    @Unaudited
    @Column(nullable = false, updatable = false)
    public String accountKey;

    /** The account as it was when it sent the file. */
    @Unaudited
    @Column(nullable = false, updatable = false)
    String account;

    /** Of the text, as found out; null while the file comes in, for workbooks, and where it cannot be told. */
    @Unaudited
    public String charset;

    @Unaudited
    public long bytes;

    /** Lines of the text, blank ones and the heading among them; null for workbooks. */
    @Unaudited
    public Integer linesExpected;

    /** The headings and what they were taken for, as JSON; null until they have been read. */
    @Unaudited
    String heading;

    /** What the sender says that headings mean, as JSON; null: nothing. */
    @Unaudited
    @Column(updatable = false)
    String headingMap;

    /** What became of the sheets of a workbook, as JSON; null for texts, and until they have been opened. */
    @Unaudited
    String sheets;

    /** Lines that have a result. */
    @Unaudited
    public int linesRead;

    /** The number of the last line that has a result; what comes after it is still to be done. */
    @Unaudited
    int lastLine;

    @Unaudited
    public int created;
    @Unaudited
    public int changed;
    @Unaudited
    public int unchanged;
    @Unaudited
    public int refused;
    /** Lines of which something is to be told although they were not refused for it. */
    @Unaudited
    public int warned;

    /** Why it failed, as a problem in each language; null otherwise. */
    @Unaudited
    String failure;

    public boolean cancelAsked;

    /** How often somebody began to read on, and got no further. */
    @Unaudited
    int attempts;

    @Unaudited
    UUID worker;
    @Unaudited
    Instant heartbeatAt;

    @Unaudited
    public Instant startedAt;
    @Unaudited
    public Instant finishedAt;

    /**
     * Calls it off: whoever reads it leaves off after the chunk that is at work.
     *
     * @throws Refused 409 {@code wrong-status} when it has ended
     */
    void cancel() {
        if (state.ended()) {
            throw Refused.because(CommonProblem.WRONG_STATUS, state);
        }
        cancelAsked = true;
        touch();
        save();
    }

    /** Whether it is written in one transaction, or in none. */
    boolean whole() {
        return atomic || dryRun;
    }

    /** 0 to 100, of the lines; 100 once it has ended by itself. */
    public int percent() {
        if (state == ImportState.DONE || state == ImportState.REFUSED) {
            return 100;
        }
        return linesExpected == null || linesExpected == 0 ? 0 : (int) Math.min(99, 100L * lastLine / linesExpected);
    }
}
