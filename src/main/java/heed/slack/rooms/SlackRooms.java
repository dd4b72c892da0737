package heed.slack.rooms;

import heed.book.LiveBook;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.loop.AnsweringLoops;
import heed.loop.EditingDrafts;
import heed.loop.LoopStore;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.people.PersonStore;
import heed.platform.database.Database;
import heed.ranking.Ranking;
import heed.request.FilingRequests;
import heed.request.RequestStore;
import heed.workspace.KeepingWorkspaces;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/// What this door needs of the rooms.
///
/// @param ranking the backlog as of today, by the policy in force
/// @param answering must tell by the transport `slack`
public record SlackRooms(
    Database database,
    LiveBook book,
    Supplier<Ranking> ranking,
    FilingRequests filing,
    RequestStore requests,
    FeatureStore features,
    KeepingFeatures keepingFeatures,
    PersonStore people,
    LoopStore loops,
    AnsweringLoops answering,
    EditingDrafts editing,
    Outbox outbox,
    OutboxStore messages,
    TriageRooms triage,
    KeepingWorkspaces workspaces,
    InstantSource clock) {

  /// Which messages of the outbox go through Slack.
  public static final String TRANSPORT = "slack";

  /// Today in UTC, as every date of the product is meant.
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
