package heed.slack;

import heed.book.LiveBook;
import heed.outbox.Outbox;
import heed.people.PersonStore;
import heed.platform.database.Database;
import heed.request.FilingRequests;
import heed.request.RequestStore;
import java.time.InstantSource;

/// What this door needs of the rooms.
public record SlackRooms(
    Database database,
    LiveBook book,
    FilingRequests filing,
    RequestStore requests,
    PersonStore people,
    Outbox outbox,
    InstantSource clock) {}
