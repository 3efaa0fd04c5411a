package org.maillage.privacy;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.maillage.web.Forms;

/** Why something is done to a person's data: a few words, never exported to others. */
public record Reason(@NotNull @Size(max = 500) @Pattern(regexp = Forms.TEXT) String reason) {

    /** Says nothing of the person: it may end up in a log. */
    @Override
    public String toString() {
        return "Reason";
    }
}
