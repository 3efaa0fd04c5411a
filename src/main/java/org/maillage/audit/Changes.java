package org.maillage.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.AbstractCollectionEvent;
import org.hibernate.event.spi.AbstractDatabaseOperationEvent;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostCollectionRecreateEvent;
import org.hibernate.event.spi.PostCollectionRecreateEventListener;
import org.hibernate.event.spi.PostCollectionUpdateEvent;
import org.hibernate.event.spi.PostCollectionUpdateEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PreCollectionRemoveEvent;
import org.hibernate.event.spi.PreCollectionRemoveEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Hears every row that Hibernate inserts, updates or deletes, with the collections of its values, and keeps what changed for the
 * end of the transaction ({@link Pending}). What is written past Hibernate is heard by nobody: native statements are for what
 * follows from other changes.
 */
@ApplicationScoped
class Changes implements PostInsertEventListener, PostUpdateEventListener, PostDeleteEventListener, PostCollectionRecreateEventListener,
        PreCollectionUpdateEventListener, PostCollectionUpdateEventListener, PreCollectionRemoveEventListener {

    /** Before anything is written at the start. */
    private static final int FIRST = 50;

    private static final ClassValue<String> RESOURCES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        }
    };

    private final transient Map<String, Columns> columns = new ConcurrentHashMap<>();
    private final transient ObjectMapper mapper;
    private final transient Pending pending;

    Changes(ObjectMapper mapper, Pending pending) {
        this.mapper = mapper;
        this.pending = pending;
    }

    void listen(@Observes @Priority(FIRST) StartupEvent start, EntityManagerFactory factory) {
        EventListenerRegistry registry = factory.unwrap(SessionFactoryImplementor.class).getEventListenerRegistry();
        registry.prependListeners(EventType.DELETE, new Removals());
        registry.appendListeners(EventType.POST_INSERT, this);
        registry.appendListeners(EventType.POST_UPDATE, this);
        registry.appendListeners(EventType.POST_DELETE, this);
        registry.appendListeners(EventType.POST_COLLECTION_RECREATE, this);
        registry.appendListeners(EventType.PRE_COLLECTION_UPDATE, this);
        registry.appendListeners(EventType.POST_COLLECTION_UPDATE, this);
        registry.appendListeners(EventType.PRE_COLLECTION_REMOVE, this);
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        row(event).create(all(event, event.getState()));
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        row(event).delete(all(event, event.getDeletedState()));
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        int[] dirty = event.getDirtyProperties() == null || event.getOldState() == null ? new int[0] : event.getDirtyProperties();
        Columns read = columns(event.getPersister());
        Map<String, JsonNode> old = read.of(event.getOldState(), dirty, event.getSession());
        if (!old.isEmpty()) {
            row(event).update(old, read.of(event.getState(), dirty, event.getSession()));
        }
    }

    /** The session knows nobody else who hears it; a transaction that fails is heard by nobody. */
    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    @Override
    public void onPostRecreateCollection(PostCollectionRecreateEvent event) {
        values(event, null, event.getCollection().getValue());
    }

    @Override
    public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
        values(event, event.getCollection().getStoredSnapshot(), event.getCollection().getValue());
    }

    @Override
    public void onPostUpdateCollection(PostCollectionUpdateEvent event) {
        values(event, null, event.getCollection().getValue());
    }

    @Override
    public void onPreRemoveCollection(PreCollectionRemoveEvent event) {
        if (event.getCollection() != null && event.getCollection().wasInitialized()) {
            values(event, event.getCollection().getStoredSnapshot(), null);
        }
    }

    private Map<String, JsonNode> all(AbstractDatabaseOperationEvent event, Object[] state) {
        return columns(event.getPersister()).of(state, IntStream.range(0, state.length).toArray(), event.getSession());
    }

    /** Values that belong to a row; rows that belong to it have events of their own. */
    private void values(AbstractCollectionEvent event, Object before, Object after) {
        CollectionPersister persister = persister(event.getCollection(), event.getSession());
        Object owner = event.getAffectedOwnerOrNull();
        if (persister == null || owner == null || persister.isOneToMany() || persister.isManyToMany()) {
            return;
        }
        EntityPersister entity = persister.getOwnerEntityPersister();
        String field = persister.getRole().substring(entity.getEntityName().length() + 1);
        Columns read = columns(entity);
        if (read.records(field)) {
            RowChange row = row(entity, event.getAffectedOwnerIdOrNull(), owner);
            row.update(before == null ? Map.of() : Map.of(field, read.elements(before)), new HashMap<>(Map.of(field, read.elements(after))));
        }
    }

    private static CollectionPersister persister(PersistentCollection<?> collection, SharedSessionContractImplementor session) {
        CollectionEntry entry = session.getPersistenceContextInternal().getCollectionEntry(collection);
        return entry == null ? null : entry.getLoadedPersister() == null ? entry.getCurrentPersister() : entry.getLoadedPersister();
    }

    private RowChange row(AbstractDatabaseOperationEvent event) {
        return row(event.getPersister(), event.getId(), event.getEntity());
    }

    private RowChange row(EntityPersister persister, Object id, Object entity) {
        RowChange row = pending.row(resource(persister.getMappedClass()), String.valueOf(id));
        if (entity instanceof OfPerson someones) {
            row.about(someones.personOf());
        }
        return row;
    }

    private Columns columns(EntityPersister persister) {
        return columns.computeIfAbsent(persister.getEntityName(), name -> new Columns(mapper, persister));
    }

    /** {@code HourEntry} is {@code hour-entry} to those who read the trail. */
    static String resource(Class<?> type) {
        return RESOURCES.get(type);
    }
}
