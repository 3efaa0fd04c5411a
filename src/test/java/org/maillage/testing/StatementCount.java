package org.maillage.testing;

import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * The statements that Hibernate sends while something is done. A list that costs as many for 3 rows as for 30 asks nothing
 * per row:
 * <pre>{@code
 * List<String> few = StatementCount.during(() -> Api.admin().get("/v1/buyers?limit=3"));
 * List<String> many = StatementCount.during(() -> Api.admin().get("/v1/buyers?limit=30"));
 * assertEquals(few.size(), many.size(), () -> many.toString());
 * }</pre>
 * Signing in is left out: it is the same for all, and noting the last use depends on the clock.
 */
@PersistenceUnitExtension
@Singleton
public class StatementCount implements StatementInspector {

    private final List<String> statements = new ArrayList<>();

    @Override
    public synchronized String inspect(String sql) {
        if (!sql.startsWith("update api_client") && !sql.contains("token_hash=?")) {
            statements.add(sql);
        }
        return sql;
    }

    /** The statements of {@code call}, in their order. */
    public static List<String> during(Runnable call) {
        StatementCount count = Arc.container().instance(StatementCount.class, new PersistenceUnitExtension.Literal("<default>")).get();
        count.taken();
        call.run();
        return count.taken();
    }

    private synchronized List<String> taken() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }
}
