package org.maillage.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManagerFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.DeleteEvent;
import org.hibernate.event.spi.DeleteEventListener;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.maillage.audit.OfPerson;
import org.maillage.procurement.Contract;
import org.maillage.web.Versioned;

/** Hears which synced resources Hibernate inserts, updates or deletes, and from where they were seen before. */
@ApplicationScoped
class Listening implements PostInsertEventListener, PostUpdateEventListener, DeleteEventListener, PreCollectionUpdateEventListener {

    private static final int EARLY = 60;
    private static final String EXTERNAL_IDS = "externalIds";

    private final transient Recording recording;
    private final transient ObjectMapper mapper;

    Listening(Recording recording, ObjectMapper mapper) {
        this.recording = recording;
        this.mapper = mapper;
    }

    void listen(@Observes @Priority(EARLY) StartupEvent start, EntityManagerFactory factory) {
        EventListenerRegistry registry = factory.unwrap(SessionFactoryImplementor.class).getEventListenerRegistry();
        registry.prependListeners(EventType.DELETE, this);
        registry.appendListeners(EventType.POST_INSERT, this);
        registry.appendListeners(EventType.POST_UPDATE, this);
        registry.appendListeners(EventType.PRE_COLLECTION_UPDATE, this);
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        Kind kind = Kind.of(event.getPersister().getMappedClass());
        if (kind != null) {
            row(kind, event.getEntity()).made();
        }
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        Kind kind = Kind.of(event.getPersister().getMappedClass());
        if (kind != null) {
            Written row = row(kind, event.getEntity());
            row.changed();
            row.derived = false;
            if (event.getOldState() != null) {
                moved(row, event);
            }
        }
    }

    private void moved(Written row, PostUpdateEvent event) {
        String territory = (String) old(event, "territoryCode");
        Object department = row.kind == Kind.HOUR_ENTRY ? old(event, "departmentCode") : null;
        boolean moved = changed(event, "territoryCode") || row.kind == Kind.HOUR_ENTRY && changed(event, "departmentCode");
        if (moved && territory != null) {
            row.before.add(territory);
        } else if (moved && department != null) {
            row.before.add(Kind.DEPARTMENT + department);
        }
        if (row.kind == Kind.BENEFICIARY && !row.hidden && (hidden(event, "restrictedAt") || hidden(event, "mergedInto"))) {
            row.hidden = true;
            recording.before(row.kind, List.of(row.id));
        }
    }

    /** Whether it came or went: somebody or nobody sees the person meanwhile. */
    private static boolean hidden(PostUpdateEvent event, String property) {
        return Objects.isNull(old(event, property)) != Objects.isNull(value(event, event.getState(), property));
    }

    private static boolean changed(PostUpdateEvent event, String property) {
        return !Objects.equals(old(event, property), value(event, event.getState(), property));
    }

    private static Object old(PostUpdateEvent event, String property) {
        return value(event, event.getOldState(), property);
    }

    /** Null of an entity that has no such property. */
    private static Object value(PostUpdateEvent event, Object[] state, String property) {
        int index = Arrays.asList(event.getPersister().getPropertyNames()).indexOf(property);
        return index < 0 ? null : state[index];
    }

    /** The places of a contract are values that belong to it. */
    @Override
    public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
        if (event.getAffectedOwnerOrNull() instanceof Contract contract && event.getCollection().getRole().endsWith(".places")) {
            recording.before(Kind.CONTRACT, List.of(contract.id));
        }
    }

    @Override
    public void onDelete(DeleteEvent event) {
        if (Hibernate.unproxy(event.getObject()) instanceof Versioned entity && Kind.of(Hibernate.getClass(entity)) != null) {
            remove(Kind.of(Hibernate.getClass(entity)), entity, event);
        }
    }

    @Override
    public void onDelete(DeleteEvent event, DeleteContext cascade) {
        onDelete(event);
    }

    private void remove(Kind kind, Versioned entity, DeleteEvent event) {
        if (kind == Kind.BENEFICIARY) {
            recording.removing(List.of(entity.id));
        }
        recording.before(kind, List.of(entity.id));
        Written row = row(kind, entity);
        row.externalIds = externalIds(event.getSession().getEntityPersister(null, entity), entity);
        row.removed();
    }

    private String externalIds(EntityPersister persister, Object entity) {
        int index = Arrays.asList(persister.getPropertyNames()).indexOf(EXTERNAL_IDS);
        Object ids = index < 0 ? null : persister.getValue(entity, index);
        Hibernate.initialize(ids);
        try {
            return ids == null || ((Collection<?>) ids).isEmpty() ? null : mapper.writeValueAsString(ids);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("External identifiers cannot be written", e);
        }
    }

    private Written row(Kind kind, Object entity) {
        UUID id = ((Versioned) entity).id;
        Written row = recording.row(kind, id);
        if (row.person == null && entity instanceof OfPerson someones) {
            row.person = someones.personOf();
        }
        return row;
    }

    /** What is not committed is heard by nobody. */
    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }
}
