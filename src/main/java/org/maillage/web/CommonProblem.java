package org.maillage.web;

/** The problems that any resource may answer with. */
public enum CommonProblem implements ProblemType {
    MALFORMED_JSON(400),
    INVALID_BODY(400),
    INVALID_PARAMETER(400),
    INVALID_CURSOR(400),
    BAD_REQUEST(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    OUT_OF_SCOPE(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    /** The request took too long to arrive: to the client it is no other problem than {@link #UNAVAILABLE}. */
    REQUEST_TIMEOUT(408) {
        @Override
        public String code() {
            return UNAVAILABLE.code();
        }
    },
    CONFLICT(409),
    DUPLICATE(409),
    REFERENCED(409),
    WRONG_STATUS(409),
    EXTERNAL_ID_TAKEN(409),
    PRECONDITION_FAILED(412),
    PAYLOAD_TOO_LARGE(413),
    BATCH_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    NIR_REFUSED(422),
    REFERENCE_UNKNOWN(422),
    IMMUTABLE_FIELD(422),
    DUPLICATE_CHILD(422),
    PERIOD_INVALID(422),
    PERIODS_OVERLAP(422),
    REASON_REQUIRED(422),
    BATCH_REFUSED(422),
    /** Quotes the rows that the format takes. */
    TOO_LONG_FOR_FORMAT(422),
    PRECONDITION_REQUIRED(428),
    /** Quotes the seconds to wait. */
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    UNAVAILABLE(503);

    private final int status;

    CommonProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
