package org.maillage.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often an account may call, over all its tokens, and how often tokens from one address, or one and the same token, may
 * be refused. Each instance counts for itself, in memory of a fixed bound, and asks no database.
 *
 * <p>An address that is made to wait is not made to with a good token: an office behind one address is not locked out by one
 * forgotten program. A token that was good a moment ago is known; another one that may be ours or an OpenID provider's is looked up all
 * the same, of each address so often and no more, and that it was wrong is told as the wait. Tokens are known by their hash here, as
 * everywhere.
 */
@ApplicationScoped
public class Limits {

    static final Duration WINDOW = Duration.ofMinutes(1);
    /** Idle for that long a bucket is full again, and need not be kept. */
    private static final Duration KEPT = WINDOW.multipliedBy(2);
    private static final int MOST_KEPT = 100_000;
    /** What is shorter is none of ours, nor of an OpenID provider. */
    static final int SHORTEST_TOKEN = 32;

    private final long requestsPerMinute;
    private final LoadingCache<String, Bucket> requests;
    private final LoadingCache<String, Bucket> failures;
    private final LoadingCache<String, Bucket> lookups;
    private final Cache<String, String> accounts;

    Limits(@ConfigProperty(name = "maillage.limits.requests-per-minute") long requestsPerMinute,
           @ConfigProperty(name = "maillage.limits.failed-sign-ins-per-minute") long failuresPerMinute,
           @ConfigProperty(name = "maillage.limits.lookups-per-minute") long lookupsPerMinute, TimeMeter clock) {
        this.requestsPerMinute = requestsPerMinute;
        requests = kept(clock).build(account -> bucket(requestsPerMinute, clock));
        failures = kept(clock).build(origin -> bucket(failuresPerMinute, clock));
        lookups = kept(clock).build(address -> bucket(lookupsPerMinute, clock));
        accounts = kept(clock).build();
    }

    private static Caffeine<Object, Object> kept(TimeMeter clock) {
        return Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(KEPT).ticker(clock::currentTimeNanos);
    }

    private static Bucket bucket(long perMinute, TimeMeter clock) {
        return Bucket.builder().withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW)).build();
    }

    long requestsPerMinute() {
        return requestsPerMinute;
    }

    /** Takes one request of the account of a token that was good a moment ago; empty for any other token. */
    Optional<Quota> known(String token) {
        return Optional.ofNullable(accounts.getIfPresent(token)).map(this::take);
    }

    /** Seconds to wait before a token is looked up, because it or its address has failed too often; 0: it may try. */
    long wait(String token, String address) {
        return Math.max(waitOf(token), waitOf(address));
    }

    /** Whether a token from an address that is made to wait is looked up all the same. Takes one of these look-ups. */
    boolean worthALook(String token, int length, String address) {
        return length >= SHORTEST_TOKEN && waitOf(token) == 0 && lookups.get(address).tryConsume(1);
    }

    private long waitOf(String origin) {
        Bucket bucket = failures.getIfPresent(origin);
        return bucket == null ? 0 : Quota.seconds(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /** Takes one request of the account that a token was found to belong to, and remembers whose it is. */
    Quota signedIn(String token, String account) {
        accounts.put(token, account);
        return take(account);
    }

    private Quota take(String account) {
        return Quota.of(requests.get(account).tryConsumeAndReturnRemaining(1));
    }

    /** Counts a token that was refused against itself and its address. */
    void failed(String token, String address) {
        accounts.invalidate(token);
        failures.get(token).tryConsume(1);
        failures.get(address).tryConsume(1);
    }
}
