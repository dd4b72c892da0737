package heed.webhook;

import heed.outbox.Outbox;
import heed.people.PersonStore;
import heed.platform.Ids;
import heed.platform.Sealing;
import heed.platform.database.Database;
import heed.platform.outside.GuardedClient;
import java.time.InstantSource;
import java.util.Optional;

/// The whole of this room over one database, wired from the bottom up.
public final class Webhooks {
  public final EndpointStore endpoints = new EndpointStore();
  public final SigningKeys keys;
  public final KeepingEndpoints keeping;
  public final Replaying replaying;
  public final Announcing announcing;
  public final Faring faring;
  public final WebhookCourier courier;
  public final GuardedClient client;

  /// @param transport by which owners of endpoints are told of trouble
  /// @param sealing empty when the settings hold no `HEED_SECRET`; then none can be registered
  public Webhooks(
      Database database,
      PersonStore people,
      Outbox outbox,
      String transport,
      Optional<Sealing> sealing,
      GuardedClient client,
      Ids ids,
      InstantSource clock) {
    this.client = client;
    this.keys = new SigningKeys(sealing, ids);
    this.keeping = new KeepingEndpoints(endpoints, keys, outbox, ids);
    this.replaying = new Replaying(database, outbox);
    this.announcing = new Announcing(database, endpoints, outbox);
    this.faring = new Faring(database, endpoints, keeping, people, outbox, transport, clock);
    this.courier = new WebhookCourier(database, endpoints, keys, faring, client, clock);
  }
}
