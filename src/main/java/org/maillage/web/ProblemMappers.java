package org.maillage.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Every exception becomes a problem here. What we did not foresee is logged under its instance id and answered with 500;
 * nothing of the exception's text leaves, for it may quote data.
 */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    /** MariaDB: a row cannot go while a foreign key leads to it. */
    private static final int STILL_REFERENCED = 1451;
    private static final Map<Integer, CommonProblem> BY_STATUS = Map.of(401, CommonProblem.UNAUTHORIZED, 403, CommonProblem.FORBIDDEN,
            404, CommonProblem.NOT_FOUND, 405, CommonProblem.METHOD_NOT_ALLOWED, 406, CommonProblem.NOT_ACCEPTABLE,
            413, CommonProblem.PAYLOAD_TOO_LARGE, 415, CommonProblem.UNSUPPORTED_MEDIA_TYPE);
    private static final Map<String, String> BY_CONSTRAINT = Map.ofEntries(Map.entry("NotNull", "required"),
            Map.entry("NotBlank", "required"), Map.entry("NotEmpty", "required"), Map.entry("Pattern", "invalid-format"),
            Map.entry("Digits", "invalid-format"), Map.entry("Email", "invalid-format"), Map.entry("DecimalMin", "out-of-range"),
            Map.entry("DecimalMax", "out-of-range"), Map.entry("Min", "out-of-range"), Map.entry("Max", "out-of-range"));

    @ServerExceptionMapper
    RestResponse<Problem> refused(Refused refused, HttpHeaders headers) {
        return answer(refused, headers);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    RestResponse<Problem> unauthorized(Exception e, HttpHeaders headers) {
        return answer(Refused.because(CommonProblem.UNAUTHORIZED), headers);
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException e, HttpHeaders headers) {
        return answer(Refused.because(CommonProblem.FORBIDDEN), headers);
    }

    /** Quarkus has a mapper of its own, without a body, for the second class. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    RestResponse<Problem> json(JsonProcessingException e, HttpHeaders headers) {
        return answer(JsonFaults.refused(e), headers);
    }

    @ServerExceptionMapper
    RestResponse<Problem> unread(BodyLimit.Unread e, HttpHeaders headers) {
        return answer(Refused.because(e.type()), headers);
    }

    @ServerExceptionMapper
    RestResponse<Problem> http(WebApplicationException e, HttpHeaders headers) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json, headers);
        }
        CommonProblem type = BY_STATUS.get(e.getResponse().getStatus());
        if (type == null && e.getResponse().getStatus() < 500) {
            type = CommonProblem.BAD_REQUEST;
        }
        return type == null ? unforeseen(e, headers) : answer(Refused.because(type), headers);
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalid(ConstraintViolationException e, HttpHeaders headers) {
        return answer(invalid(e), headers);
    }

    /** The violations as one refusal, in the order of their places. */
    public static Refused invalid(ConstraintViolationException e) {
        Refused refused = Refused.because(CommonProblem.INVALID_BODY);
        e.getConstraintViolations().stream().sorted(Comparator.comparing(v -> v.getPropertyPath().toString()))
                .forEach(v -> refused.faultText(Refused.In.POINTER, pointer(v.getPropertyPath()), code(v), v.getMessage()));
        return refused;
    }

    @ServerExceptionMapper
    RestResponse<Problem> stale(OptimisticLockException e, HttpHeaders headers) {
        return answer(Refused.because(CommonProblem.PRECONDITION_FAILED).header("If-Match"), headers);
    }

    @ServerExceptionMapper
    RestResponse<Problem> unforeseen(Throwable e, HttpHeaders headers) {
        return answer(refusal(e), headers);
    }

    /** Classes and places, no messages: these may quote what a client sent. */
    private static String trace(Throwable e) {
        StringBuilder trace = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            trace.append(cause.getClass().getName());
            Arrays.stream(cause.getStackTrace()).limit(12).forEach(frame -> trace.append("\n\tat ").append(frame));
            trace.append('\n');
        }
        return trace.toString();
    }

    /**
     * What to answer for an exception out of a transaction: a conflict, a busy database, or an error of ours, which is logged
     * under the instance that the client is told.
     */
    public static Refused refusal(Throwable e) {
        Refused refused = foreseen(e);
        if (refused.type() == CommonProblem.INTERNAL_ERROR) {
            LOG.errorf("%s %s", refused.instance(), trace(e));
        }
        return refused;
    }

    private static Refused foreseen(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
            if (cause instanceof OptimisticLockException) {
                return Refused.because(CommonProblem.PRECONDITION_FAILED).header("If-Match");
            }
            if (cause instanceof org.hibernate.exception.ConstraintViolationException violated) {
                return Refused.because(violation(violated));
            }
            if (cause instanceof java.sql.SQLTransientException || cause instanceof java.sql.SQLNonTransientConnectionException) {
                return Refused.because(CommonProblem.UNAVAILABLE);
            }
        }
        return Refused.because(Retries.givenUp(e) ? CommonProblem.UNAVAILABLE : CommonProblem.INTERNAL_ERROR);
    }

    private static CommonProblem violation(org.hibernate.exception.ConstraintViolationException violated) {
        if (violated.getSQLException() != null && violated.getSQLException().getErrorCode() == STILL_REFERENCED) {
            return CommonProblem.REFERENCED;
        }
        if (violated.getKind() != ConstraintKind.UNIQUE) {
            return CommonProblem.CONFLICT;
        }
        return violated.getSQL() != null && violated.getSQL().contains("_external_id ") ? CommonProblem.EXTERNAL_ID_TAKEN : CommonProblem.DUPLICATE;
    }

    private static RestResponse<Problem> answer(Refused refused, HttpHeaders headers) {
        Locale locale = Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Problem problem = Problems.of(refused, locale);
        var response = RestResponse.ResponseBuilder.<Problem>create(problem.status()).entity(problem)
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE).header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"maillage\"");
        }
        if (problem.status() == 503 || problem.status() == 408) {
            response.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return response.build();
    }

    private static String code(ConstraintViolation<?> violation) {
        String name = violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        return name.equals("Size") ? sizeCode(violation) : BY_CONSTRAINT.getOrDefault(name, "invalid-value");
    }

    private static String sizeCode(ConstraintViolation<?> violation) {
        int most = (int) violation.getConstraintDescriptor().getAttributes().get("max");
        if (violation.getInvalidValue() instanceof CharSequence text) {
            return text.length() > most ? "too-long" : "too-short";
        }
        return violation.getInvalidValue() instanceof Collection<?> list && list.size() > most ? "too-many" : "too-few";
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Iterator<Path.Node> nodes = path.iterator(); nodes.hasNext();) {
            Path.Node node = nodes.next();
            if (node.isInIterable() && node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
