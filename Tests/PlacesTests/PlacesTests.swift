// Stands until this part is tested.
