package dev.casebook.store;

class SimulatedBlobStoreTest extends BlobStoreContract {
    private final SimulatedBlobStore blobs = new SimulatedBlobStore();

    @Override
    protected BlobStore blobs() {
        return blobs;
    }
}
