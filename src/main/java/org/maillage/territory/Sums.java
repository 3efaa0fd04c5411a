package org.maillage.territory;

import java.math.BigDecimal;
import org.maillage.access.Projected;

/**
 * Hours done, in hundredths of an hour.
 *
 * @param validated  validated hours that count
 * @param declared   hours that wait for a decision; shown beside the validated ones, never added to them
 * @param rsa        of the validated ones, those of persons who were RSA recipients at entry
 * @param training   of the validated ones, those of training
 * @param notCounted validated hours that a rule leaves out
 */
@Projected("ProgressHours")
public record Sums(BigDecimal validated, BigDecimal declared, BigDecimal rsa, BigDecimal training, BigDecimal notCounted) {

    /** Nothing done. */
    public static final Sums NONE = new Sums(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** @throws ArithmeticException when a sum has parts of a hundredth */
    public Sums {
        validated = validated.setScale(2);
        declared = declared.setScale(2);
        rsa = rsa.setScale(2);
        training = training.setScale(2);
        notCounted = notCounted.setScale(2);
    }

    /** Both together. */
    public Sums plus(Sums other) {
        return new Sums(validated.add(other.validated), declared.add(other.declared), rsa.add(other.rsa),
                training.add(other.training), notCounted.add(other.notCounted));
    }
}
