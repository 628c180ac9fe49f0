// Stands until this part is written.
