package org.example.peers.rx;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.session.Session;
import org.example.peers.Db;
import org.example.peers.Peer;

abstract class RxPeer extends Peer {

    Database rx;
    Session kept;

    @Override
    public void open(Db database) throws Exception {
        rx = Database.open(RxConfig.builder()
                .url(database.rxUrl())
                .models(models())
                .startupCheck(false)
                .pool(Db::recorded)
                .build());
    }

    abstract Class<?>[] models();

    @Override
    public void close() throws Exception {
        rx.close();
        super.close();
    }

    @Override
    public void keep() {
        kept = rx.session();
    }

    @Override
    public void release() {
        kept.close();
    }
}
