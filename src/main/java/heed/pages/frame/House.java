package heed.pages.frame;

import heed.discussion.Discussing;
import heed.feature.FeatureStore;
import heed.loop.AnsweringLoops;
import heed.loop.ChangingStatus;
import heed.loop.EditingDrafts;
import heed.loop.LoopStore;
import heed.loop.WritingDrafts;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.people.PersonStore;
import heed.people.SessionStore;
import heed.people.SignInLinks;
import heed.platform.Currency;
import heed.platform.Ids;
import heed.platform.database.Database;
import heed.ranking.Rankings;
import heed.request.RequestStore;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What pages are made of: the rooms behind this door.
///
/// @param baseUrl where people reach us, such as `https://heed.example.com`
/// @param demo whether this is a throw-away demo, where sign-in links may be used again
public record House(
    Database database,
    Currency currency,
    Rankings rankings,
    InstantSource clock,
    String baseUrl,
    boolean demo,
    PersonStore people,
    SessionStore sessions,
    SignInLinks links,
    FeatureStore features,
    RequestStore requests,
    LoopStore loops,
    WritingDrafts drafts,
    ChangingStatus changing,
    AnsweringLoops answering,
    EditingDrafts editing,
    OutboxStore messages,
    Outbox outbox,
    Ids ids,
    Connections connections,
    Discussing discussing,
    Doorway doorway) {
  /// Today, in UTC, as everywhere in the product.
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
