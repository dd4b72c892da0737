package heed.guilty.loop;

import io.javalin.http.Context;

/// A room that answers HTTP.
record ServesHttp(Context context) {}
