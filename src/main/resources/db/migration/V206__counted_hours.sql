-- How many of the validated hours count: all of them, none, or what a cap on training leaves.
-- A correction of validated hours takes their place once it is validated itself; until then the old entry names it as pending.
ALTER TABLE hour_entry
    ADD COLUMN counted_hours DECIMAL(9,2) NOT NULL DEFAULT 0 AFTER validated_hours,
    ADD COLUMN pending_correction_id UUID AFTER corrected_by_id,
    ADD COLUMN replaces_on_validation BOOLEAN NOT NULL DEFAULT FALSE AFTER pending_correction_id;

UPDATE hour_entry SET counted_hours = validated_hours WHERE counting_reason = 'COUNTED';

-- What validated hours were replaced by, and by what that was replaced in turn, up to the last: where none of it is decided, the hours stand again.
UPDATE hour_entry correction JOIN (
    WITH RECURSIVE chain (origin, node) AS (
        SELECT old.id, next.id FROM hour_entry old JOIN hour_entry next ON next.id = old.corrected_by_id
        WHERE old.status = 'VALIDATED'
        UNION ALL
        SELECT chain.origin, next.id FROM chain JOIN hour_entry last ON last.id = chain.node
        JOIN hour_entry next ON next.id = last.corrected_by_id
    ), undecided (origin) AS (
        SELECT chain.origin FROM chain JOIN hour_entry link ON link.id = chain.node
        GROUP BY chain.origin HAVING SUM(link.status <> 'DECLARED') = 0
    )
    SELECT chain.node FROM chain JOIN undecided ON undecided.origin = chain.origin
) pending ON pending.node = correction.id
SET correction.replaces_on_validation = TRUE;

UPDATE hour_entry standing JOIN (
    WITH RECURSIVE chain (origin, node) AS (
        SELECT old.id, next.id FROM hour_entry old JOIN hour_entry next ON next.id = old.corrected_by_id
        WHERE old.status = 'VALIDATED'
        UNION ALL
        SELECT chain.origin, next.id FROM chain JOIN hour_entry last ON last.id = chain.node
        JOIN hour_entry next ON next.id = last.corrected_by_id
    ), undecided (origin) AS (
        SELECT chain.origin FROM chain JOIN hour_entry link ON link.id = chain.node
        GROUP BY chain.origin HAVING SUM(link.status <> 'DECLARED') = 0
    )
    SELECT chain.origin, last.id AS correction FROM chain JOIN undecided ON undecided.origin = chain.origin
    JOIN hour_entry last ON last.id = chain.node
    WHERE last.corrected_by_id IS NULL
) pending ON pending.origin = standing.id
SET standing.pending_correction_id = pending.correction, standing.corrected_by_id = NULL;

CREATE INDEX ix_hour_entry_pending_correction ON hour_entry (pending_correction_id);

-- The place is looked up on the first day of an entry, as everything that is dated.
CREATE INDEX ix_hour_entry_place_day ON hour_entry (place_commune, first_day);
DROP INDEX ix_hour_entry_place ON hour_entry;

-- Centre hours of apprenticeship and professionalisation are work unless a clause says otherwise.
ALTER TABLE clause ADD COLUMN centre_hours VARCHAR(40) NOT NULL DEFAULT 'WORK' AFTER training_cap_share;
